package org.charterflow.membership.web;

import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the links in mails about an application lead: one page, which shows what the application needs now. */
@Configuration(proxyBeanMethods = false)
class ApplicationReplyPages {

    static final String PATH = "/r/application/";

    @Bean
    ReplyPage applicationPage() {
        return page("application");
    }

    @Bean
    ReplyPage completionPage() {
        return page("completion");
    }

    @Bean
    ReplyPage signaturePage() {
        return page("signature");
    }

    private static ReplyPage page(String purpose) {
        return new ReplyPage() {
            @Override
            public String purpose() {
                return purpose;
            }

            @Override
            public String address(String token, Token read) {
                return PATH + token;
            }
        };
    }
}
