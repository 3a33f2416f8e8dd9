"""A handful of made-up mentees and mentors for the tests of score, rules and reasons."""

from hypothesis import strategies as st

from lotsa.engine.matching import MenteeProfile, MentorProfile, Wanted

SKILLS = ("welding", "leadership", "quoting")
PEOPLE = st.sampled_from(["p1", "p2", "p3", "p4"])


def mentee(name="e", **stated) -> MenteeProfile:
    wants = stated.pop("wants", {})
    return MenteeProfile(id=name, wanted=tuple(Wanted(key, own) for key, own in wants.items()), **stated)


def mentor(name="o", **stated) -> MentorProfile:
    return MentorProfile(id=name, **stated)


_keys = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=3)
_both = {
    "themes": _keys,
    "areas": _keys,
    "text": st.sampled_from(["", "Jag vill leda möten", "I want to lead meetings", "svetsa aluminium"]),
    "style": st.none() | st.tuples(*[st.integers(1, 5)] * 5),
    "languages": st.frozensets(st.sampled_from(["sv", "en", "ar"])),
    "preferred_language": st.none() | st.sampled_from(["sv", "en"]),
    "site": st.none() | st.sampled_from(["växjö", "kalmar"]),
    "remote_ok": st.booleans(),
    "unit": st.none() | st.sampled_from(["u1", "u2", "u3"]),
    "department": st.none() | st.sampled_from(["d1", "d2"]),
}
_levels = st.none() | st.integers(0, 4)
_wanted = st.lists(
    st.builds(Wanted, st.sampled_from(SKILLS), _levels), max_size=4, unique_by=lambda each: each.competence
)


def _side(kind, prefix, **own):
    return st.lists(
        st.builds(kind, id=st.sampled_from([f"{prefix}{k}" for k in range(5)]), **_both, **own),
        max_size=5,
        unique_by=lambda each: each.id,
    )


mentees = _side(
    MenteeProfile,
    "e",
    wanted=_wanted.map(tuple),
    wishes=st.lists(st.sampled_from(["o0", "o1", "o2", "gone"]), max_size=4, unique=True).map(tuple),
)
mentors = _side(
    MentorProfile,
    "o",
    teaches=st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4)),
    wishes=st.lists(st.sampled_from(["e0", "e1"]), max_size=2, unique=True).map(tuple),
)
