def test_the_address_that_browsers_guess_leads_to_the_icon_and_sets_no_cookie(client):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, "/static/img/favicon-32.png")
    assert (answer["Cache-Control"], dict(answer.cookies)) == ("public, max-age=86400", {})
