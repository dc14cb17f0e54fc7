"""What the admin shows of signing in: people, and the list of sign-ins, to read. Both are for administrators alone.

Taken out is what would go around the roles: groups, and the secrets and codes of people's second steps.
"""

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.read_only import ReadOnlyAdmin
from jobboard.signin.models import SignIn
from jobboard.signin.users import PersonAdmin

admin.site.unregister([Group, User, StaticDevice, TOTPDevice])
admin.site.register(User, PersonAdmin)


@admin.register(SignIn)
class SignInAdmin(ReadOnlyAdmin):
    list_display = ["at", "name", "outcome", "address", "user"]
    list_select_related = ["user"]
    list_filter = ["outcome", "at"]
    search_fields = ["name", "address"]
