package org.charterflow.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ports and folder of the demo's servers.
 *
 * @param data folder that keeps the demo's data over a restart
 */
@ConfigurationProperties("charterflow.demo")
record DemoProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("5433") int postgresPort,
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("3143") int imapPort) {}
