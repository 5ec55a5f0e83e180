package org.charterflow.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go when the demo is ready. */
@Component
@Profile("demo")
class DemoGreeting {

    private static final Logger LOG = LoggerFactory.getLogger(DemoGreeting.class);

    private final String baseUrl;
    private final DemoProperties demo;

    DemoGreeting(@Value("${charterflow.base-url}") String baseUrl, DemoProperties demo) {
        this.baseUrl = baseUrl;
        this.demo = demo;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        LOG.info(
                """


                  Charterflow 章程流: the demo is ready after {} s. 演示已就绪。

                    Start here 从这里开始    {}/
                    Tasklist 我的任务        {}/camunda/app/tasklist/
                    Mailboxes 邮箱           {}/demo/mailboxes
                    SMTP {}, IMAP {} on 127.0.0.1; data in {}

                    oscar.secretary1 (secretariat 秘书处), oscar.b1 (chair 理事长), admin: password {}
                """,
                event.getTimeTaken().toSeconds(),
                baseUrl,
                baseUrl,
                baseUrl,
                demo.smtpPort(),
                demo.imapPort(),
                demo.data().toAbsolutePath(),
                DemoMembers.PASSWORD);
    }
}
