from django.urls import path

from lotsa.web.recognition import idea_views, link_views, story_views, views

app_name = "recognition"
urlpatterns = [
    path("pairs/<uuid:pk>/thanks/", views.thanks, name="thanks"),
    path("ideas/", idea_views.ideas, name="ideas"),
    path("ideas/<uuid:pk>/", idea_views.idea, name="idea"),
    path("pairs/<uuid:pk>/ideas/", idea_views.pair_ideas, name="pair_ideas"),
    path("stories/", story_views.stories, name="stories"),
    path("stories/<uuid:pk>/", story_views.story, name="story"),
    path("stories/<uuid:pk>/asking/", story_views.asking, name="asking"),
    path("stories/<uuid:pk>/yes/", story_views.yes, name="yes"),
    path("c/<str:token>/", link_views.consent, name="consent"),
    path("stories/<uuid:pk>/refusal/", story_views.refusal, name="refusal"),
    path("stories/<uuid:pk>/publication/", story_views.publication, name="publication"),
    path("stories/<uuid:pk>/hiding/", story_views.hiding, name="hiding"),
    path("pairs/<uuid:pk>/story/", story_views.pair_story, name="pair_story"),
]
