"""Titles of jobs that mean much the same: "paralegal" and "legal assistant"."""

from postings.search.inflection import Words
from postings.search.word_lists import first_of, word_groups

# Titles of jobs that mean much the same. What is found by another of them ranks a little below.
_RELATED_TITLES = """
3d artist, 3d modeler, 3d modeller, environment artist, character artist
account executive, sales executive
account manager, client manager, key account manager, client partner
administrative assistant, office assistant, administrative coordinator
application security, product security, appsec
aws architect, cloud architect, solutions architect
aws engineer, cloud engineer
azure architect, cloud architect, solutions architect
azure engineer, cloud engineer
brand designer, graphic designer, visual designer, marketing designer
business analyst, business systems analyst
business development representative, sales development representative
cloud administrator, cloud engineer
cloud architect, solutions architect, infrastructure architect, cloud solutions architect
compliance officer, compliance manager
content designer, ux writer
content writer, copywriter, content marketer
corporate counsel, legal counsel, commercial counsel, general counsel, attorney, lawyer
cto, chief technology officer, technical director, vp engineering, vp of engineering, head of engineering,
  head of technology, director of engineering
customer onboarding, customer onboarding specialist, onboarding specialist, onboarding manager,
  implementation specialist
customer service representative, customer support representative, customer service agent, customer support agent,
  call center agent
customer success manager, client success manager, customer success partner
data analyst, analytics analyst
data entry clerk, data entry operator
database administrator, dba, database engineer, database reliability engineer, database developer
delivery driver, courier
desktop support, helpdesk, it support, service desk
developer advocate, developer relations, developer evangelist, devrel
devops engineer, site reliability engineer, sre, platform engineer, cloud infrastructure engineer,
  infrastructure engineer
engineering manager, software development manager, software engineering manager
enterprise architect, solutions architect, it architect, solution architect
event coordinator, event manager, event planner, events lead
executive assistant, personal assistant
financial analyst, finance analyst, fp a analyst
front desk, receptionist
game designer, level designer
gcp architect, cloud architect, solutions architect
gcp engineer, google cloud engineer, cloud engineer
graphic designer, visual designer, communication designer
head of people, hr director, head of hr, people director
hr business partner, people partner, people business partner
hr generalist, people generalist, people operations
hr manager, people manager, people operations manager, head of people
human resources, people operations, people partner
implementation consultant, implementation specialist, implementation manager
incident response, threat detection, soc analyst, security operations
information security, cybersecurity, it security
interaction designer, product designer, ux designer, ui designer
inventory manager, supply chain manager
learning and development, talent development, training manager, training specialist
legal assistant, paralegal
linux administrator, linux engineer, linux system administrator, linux systems administrator
logistics coordinator, supply chain coordinator, logistics specialist
logistics manager, supply chain manager
machine learning engineer, ai engineer, deep learning engineer
machine learning operations, mlops
maintenance technician, facilities technician
marketing coordinator, marketing specialist, marketing associate
motion designer, motion graphics designer, animator
network administrator, network engineer, network technician, network specialist
nursing assistant, care assistant, caregiver
office administrator, office manager, office coordinator
order picker, warehouse associate, warehouse worker, warehouse operative
people operations, hr operations
physical therapist, physiotherapist
private tutor, tutor, teacher
process engineer, manufacturing engineer
procurement manager, purchasing manager, sourcing manager
procurement specialist, purchasing specialist, sourcing specialist, buyer
product analyst, product data analyst
product designer, ux designer, ui designer, ux ui designer, ui ux designer
product owner, product manager
program coordinator, project coordinator
program manager, project manager, delivery manager
prompt engineer, llm engineer, generative ai engineer
public relations, communications manager, media relations
quantitative analyst, quantitative researcher, quant researcher, quant analyst
quantitative developer, quant developer
real estate agent, realtor
regional sales manager, area sales manager, territory sales manager, regional sales director, territory manager
registered nurse, staff nurse
release engineer, build engineer
renewals manager, renewal manager, renewals specialist
retail assistant, sales assistant, shop assistant
retail manager, store manager
revenue operations, revops, sales operations
risk analyst, risk manager, risk management, head of risk
sales director, head of sales, vp sales, director of sales, vp of sales, sales vice president
sales engineer, solutions engineer, presales engineer, pre sales engineer, presales consultant
sales representative, sales executive, account executive, sales associate
scrum master, agile coach, agile delivery manager
security administrator, security engineer
security analyst, cybersecurity analyst, cyber security analyst, soc analyst, security operations analyst
security guard, security officer
site reliability engineer, production engineer
social media manager, social media specialist, community manager
software engineer in test, test automation engineer, qa automation engineer, automation tester
software tester, qa engineer, test engineer, qa analyst
solutions architect, solution architect, technical architect
solutions consultant, solution consultant, solutions engineer, solution engineer, presales consultant,
  implementation consultant
supply chain analyst, logistics analyst
system administrator, systems administrator, it administrator, sysadmin, infrastructure administrator
talent acquisition, talent acquisition partner, talent acquisition specialist, recruiter, recruiting, recruitment,
  talent partner, sourcer
technical support engineer, customer support engineer, support engineer
technical writer, documentation engineer, documentation specialist, information developer
test automation engineer, qa automation engineer
truck driver, cdl driver, lorry driver, hgv driver
user researcher, ux researcher
video editor, video producer
virtual assistant, administrative assistant
web designer, ui designer
"""

# Titles that others are kinds of.
_NARROWER_TITLES = """
software developer, developer, programmer
web developer, frontend developer, front end developer, full stack developer, fullstack developer
"""

_OTHERS: dict[Words, tuple[Words, ...]] = {title: tuple(others) for title, *others in word_groups(_NARROWER_TITLES)}
for _group in word_groups(_RELATED_TITLES):
    for _title in _group:
        _OTHERS[_title] = (*_OTHERS.get(_title, ()), *(other for other in _group if other != _title))

MOST_WORDS_OF_TITLE = max(map(len, _OTHERS))


def other_titles(words: Words) -> tuple[Words, ...]:
    """Return titles of jobs that mean much the same as a title.

    >>> other_titles(("paralegals",)), other_titles(("legal", "assistant"))
    ((('legal', 'assistant'),), (('paralegal',),))
    """
    return first_of(_OTHERS, words)
