"""Signing in to the admin: passwords, two-step login, throttling, roles and user accounts.

`throttle` has the waiting times and budgets; `attempts` records and throttles sign-in attempts by account, IP address
(`addresses`) and known browser (`browsers`); `hashing` limits how many passwords are checked at once when somebody
signs in. `notices` shows users what others have tried. `two_step` wraps django-otp, `sessions` keeps the state of
signing in. `forms` and `views` are the pages, which `signin_site` adds to the admin site. `roles` defines permissions,
`users` lets administrators manage accounts, and `admin` registers the models. Of the `postings` app, only the
permissions are used.
"""
