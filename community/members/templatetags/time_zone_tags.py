from django import template

from community.members.time_zone import zone_name

register = template.Library()
register.filter("time_zone", zone_name)
