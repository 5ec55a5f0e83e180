package org.charterflow.mail.web;

import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.springframework.stereotype.Component;

/** Where the link in a challenge leads. */
@Component
class AddressReplyPage implements ReplyPage {

    static final String PATH = "/r/address/";

    @Override
    public String purpose() {
        return "address";
    }

    @Override
    public String address(String token, Token read) {
        return PATH + token;
    }
}
