package org.charterflow.group.web;

import org.charterflow.mail.ReplyPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the links in mails about a group lead. */
@Configuration(proxyBeanMethods = false)
class GroupReplyPages {

    @Bean
    ReplyPage groupPage() {
        return ReplyPage.at(GroupReplyController.PURPOSE, GroupReplyController.PATH);
    }
}
