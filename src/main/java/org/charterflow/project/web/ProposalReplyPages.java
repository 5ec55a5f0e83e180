package org.charterflow.project.web;

import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the links in mails about a proposal lead: one page, which shows what its reader can do now. */
@Configuration(proxyBeanMethods = false)
class ProposalReplyPages {

    static final String PATH = "/r/proposal/";

    @Bean
    ReplyPage proposalPage() {
        return page("proposal");
    }

    @Bean
    ReplyPage supportPage() {
        return page("support");
    }

    @Bean
    ReplyPage projectCommentPage() {
        return page("project-comment");
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
