"""Write what was read into the database: the one room of the import that does.

`values` says which values of a posting the import owns, and translates them between an ad, a posting and the stored base;
`directory` finds or makes the company and team that a name means; `postings` reconciles and writes postings in short
transactions; `closing` closes what is gone; `runs` keeps the record of runs. Whoever writes postings by another way,
such as the admin, uses `values` for what has to agree.
"""
