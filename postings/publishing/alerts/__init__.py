"""Alerts: new jobs of a search by e-mail, without an account.

**What is new.** `arrivals` keeps the ids of all postings that were ever open (KnownPostings). Those that are open and not
among them are new: they become a row of NewPostings, once for all alerts. An alert remembers the last row that it has read.
So each posting is new once, however late its transaction was committed, and a reopened or edited one is not new again.

**What is sent.** `evaluation` intersects the new postings with the results of the search, as the search page counts them. A
mail is queued in the transaction that updates the position of its alert. `sending` sends it afterwards, and deletes it once
the server has accepted it. A process that is killed at any point loses nothing. Only if it is killed between the answer of
the server and the commit, the mail is sent again, with the same Message-ID.

**Who gets mails.** An alert is active once it was confirmed through a link in a mail to its address (`subscriptions`). It is
deleted with its address when it ends: by a click, if it was not confirmed in time, or if it is paused for long.

`links` makes and checks the addresses of an alert's pages, `saved_searches` reads its search, `outbox` has the mails that
wait, `mails` renders them, and `runs` is a run of `manage.py send_alerts`.
"""
