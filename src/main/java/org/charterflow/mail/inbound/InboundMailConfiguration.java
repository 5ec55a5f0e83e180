package org.charterflow.mail.inbound;

import org.charterflow.mail.InboundMailSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds what the operator says of incoming mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundMailSettings.class)
class InboundMailConfiguration {}
