package org.charterflow.mail.web;

import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A feature's page, as the link controller knows it. */
@Component
@Profile("test")
class PageOfATest implements ReplyPage {

    @Override
    public String purpose() {
        return "link-test";
    }

    @Override
    public String address(String token, Token read) {
        return "/r/link-test/" + token;
    }
}
