from django.urls import path, register_converter

from .colours_converter import ColoursConverter
from .views import brand_stylesheet

register_converter(ColoursConverter, "colours")

urlpatterns = [path("branding/<colours:colours>.css", brand_stylesheet, name="brand-stylesheet")]
