package org.charterflow.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A test against the {@link Installation} that all fault tests share, which its constructor takes; skipped on a machine
 * without the mail servers. Such tests run in a JVM without an application, after the others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "org.charterflow.faults.MailServers#installed",
        disabledReason = "Dovecot (dovecot-imapd, dovecot-lmtpd) and Exim (exim4-daemon-light) are not installed")
@ExtendWith(FaultTest.SharedInstallation.class)
@interface FaultTest {

    final class SharedInstallation implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Installation.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Installation.class);
        }
    }
}
