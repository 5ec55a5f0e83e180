package org.charterflow.project.web;

import org.charterflow.mail.ReplyPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the links in mails about a proposal lead: one page, which shows what its reader can do now. */
@Configuration(proxyBeanMethods = false)
class ProposalReplyPages {

    static final String PATH = "/r/proposal/";

    @Bean
    ReplyPage proposalPage() {
        return ReplyPage.at("proposal", PATH);
    }

    @Bean
    ReplyPage supportPage() {
        return ReplyPage.at("support", PATH);
    }

    @Bean
    ReplyPage projectCommentPage() {
        return ReplyPage.at("project-comment", PATH);
    }
}
