from community.comments.path import MAX_LEVEL, ancestor_ids, ids


def test_path_names_everybody_from_the_first_comment_down():
    assert ids("0000000a0000000b000000ff") == [10, 11, 255]


def test_ancestors_are_all_but_the_comment_itself():
    assert ancestor_ids("0000000a0000000b000000ff") == [10, 11]
    assert ancestor_ids("0000000a") == []


def test_replies_read_in_order_and_before_the_next_thread(say):
    first = say("first")
    second = say("second")
    late_reply = say("late reply", to=first)
    deep = say("deep", to=late_reply)
    later_reply = say("later reply", to=first)

    in_order = list(first.conversation.comments.in_reading_order())

    assert in_order == [first, late_reply, deep, later_reply, second]


def test_replies_below_the_last_level_stay_on_it_and_remember_whom_they_answer(say):
    answered = say("0")
    for level in range(1, MAX_LEVEL + 1):
        answered = say(str(level), to=answered)
    deeper = say("deeper", to=answered)
    deepest = say("deepest", to=deeper)

    assert [answered.level, deeper.level, deepest.level] == [5, 5, 5]
    assert deepest.reply_to == deeper
    assert deepest.parent_id == deeper.parent_id == answered.parent_id
    assert list(answered.conversation.comments.in_reading_order())[-3:] == [answered, deeper, deepest]


def test_a_chain_of_300_replies_is_kept_in_order(say):
    chain = [say("0")]
    for number in range(1, 300):
        chain.append(say(str(number), to=chain[-1]))

    assert list(chain[0].conversation.comments.in_reading_order()) == chain
    assert max(len(comment.path) for comment in chain) == 48
