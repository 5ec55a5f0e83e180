package org.charterflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {

    private final RequiredSettings settings = new RequiredSettings();

    @Test
    void productionNamesAllThatIsMissingAtOnce() {
        var environment = new MockEnvironment().withProperty("CHARTERFLOW_DB_URL", "jdbc:postgresql://db/charterflow");
        environment.setActiveProfiles("production");
        assertThatThrownBy(() -> settings.postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining("CHARTERFLOW_DB_PASSWORD")
                .hasMessageContaining("CHARTERFLOW_ADMIN_PASSWORD")
                .hasMessageContaining("CHARTERFLOW_TOKEN_KEY")
                .hasMessageNotContaining("CHARTERFLOW_DB_URL");
    }

    @Test
    void everyAllianceNeedsItsDoors() {
        var environment = new MockEnvironment().withProperty("CHARTERFLOW_ALLIANCES", "oscar, coia");
        assertThat(RequiredSettings.missing(environment))
                .contains(
                        "CHARTERFLOW_MAIL_CHANNELS_OSCAR_SECRET",
                        "CHARTERFLOW_MAIL_CHANNELS_COIA_IMAP_HOST",
                        "CHARTERFLOW_MAIL_CHANNELS_COIA_IMAP_PASSWORD");
    }

    @Test
    void aShortKeyIsNone() {
        var environment = new MockEnvironment().withProperty("CHARTERFLOW_TOKEN_KEY", "short");
        assertThat(RequiredSettings.missing(environment)).contains("CHARTERFLOW_TOKEN_KEY (at least 32 characters)");
    }

    @Test
    void theDemoNeedsNothing() {
        var environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        settings.postProcessEnvironment(environment, new SpringApplication());
    }

    @Test
    void theBuildNeedsNothing() {
        var environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
        try {
            settings.postProcessEnvironment(environment, new SpringApplication());
        } finally {
            System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
        }
    }
}
