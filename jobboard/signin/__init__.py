"""Who may come to the editors' desk, and how: signing in, slowing of guesses, two-step login, roles and people.

`throttle` is the arithmetic of waiting, `attempts` writes down each attempt and slows it, from an address (`addresses`) and
perhaps a browser that we know (`browsers`). `two_step` keeps secrets and codes, `sessions` says how far somebody has come.
`forms` and `views` are the pages, `site` hangs them into the admin. `roles` says who may do what, `people` is where
administrators give roles, `admin` registers that and the list of sign-ins. Knows nothing of postings but their permissions.
"""
