from django.urls import path

from meantime.web.support import plan_views, views

urlpatterns = [
    path("support", views.support, name="support"),
    path("support/offline", views.offline, name="support-offline"),
    path("support/plan", plan_views.plan, name="plan"),
    path("support/plan/steps/<str:step>", plan_views.step, name="plan-step"),
    path("support/plan/checks", plan_views.checks, name="plan-checks"),
    path("support/plan/card", plan_views.card, name="plan-card"),
    path("support/plan/erasure", plan_views.erasure, name="plan-erasure"),
]
