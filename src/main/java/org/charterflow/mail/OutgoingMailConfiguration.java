package org.charterflow.mail;

import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds what the operator says of outgoing mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutgoingMailSettings.class, MailProperties.class})
class OutgoingMailConfiguration {}
