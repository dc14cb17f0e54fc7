"""Admin of users and of the sign-in log, for administrators only.

Groups and the models of django-otp are unregistered: groups would bypass the roles, and the others show secrets and codes.
"""

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.read_only import ReadOnlyAdmin
from jobboard.signin.models import SignIn
from jobboard.signin.users import BoardUserAdmin

admin.site.unregister([Group, User, StaticDevice, TOTPDevice])
admin.site.register(User, BoardUserAdmin)


@admin.register(SignIn)
class SignInAdmin(ReadOnlyAdmin[SignIn]):
    list_display = ["at", "name", "outcome", "address", "user"]
    list_select_related = ["user"]
    list_filter = ["outcome", "at"]
    search_fields = ["name", "address"]
