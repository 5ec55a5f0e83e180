package org.charterflow.ballot.web;

import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.springframework.stereotype.Component;

/** Where the link in a ballot's mail leads. */
@Component
class VoteLinkPage implements ReplyPage {

    @Override
    public String purpose() {
        return "ballot";
    }

    @Override
    public String address(String token, Token read) {
        return "/r/ballot/" + token;
    }
}
