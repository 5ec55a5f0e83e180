package org.charterflow.membership.web;

import org.charterflow.mail.ReplyPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the links in mails about an application lead: one page, which shows what the application needs now. */
@Configuration(proxyBeanMethods = false)
class ApplicationReplyPages {

    static final String PATH = "/r/application/";

    @Bean
    ReplyPage applicationPage() {
        return ReplyPage.at("application", PATH);
    }

    @Bean
    ReplyPage completionPage() {
        return ReplyPage.at("completion", PATH);
    }

    @Bean
    ReplyPage signaturePage() {
        return ReplyPage.at("signature", PATH);
    }
}
