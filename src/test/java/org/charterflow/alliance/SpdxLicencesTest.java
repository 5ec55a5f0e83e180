package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxLicencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Apache-2.0", "apache-2.0", " MIT ", "MulanPSL-2.0", "GPL-3.0-or-later"})
    void knowsALicenceInAnyCase(String id) {
        assertThat(FieldCheck.SPDX.problem(id)).isEmpty();
    }

    @Test
    void writesItAsTheListDoes() {
        assertThat(SpdxLicences.find("mulanpsl-2.0")).contains("MulanPSL-2.0");
        assertThat(SpdxLicences.find("GPL-2.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apache 2", "Apache-2.0 OR MIT", "own licence", ""})
    void namesWhatIsNoIdentifier(String id) {
        assertThat(FieldCheck.SPDX.problem(id))
                .hasValueSatisfying(problem -> assertThat(problem.en()).contains("Apache-2.0"));
    }

    @Test
    void saysThatAnIdentifierIsDeprecated() {
        assertThat(FieldCheck.SPDX.problem("GPL-2.0"))
                .hasValueSatisfying(problem -> assertThat(problem.en()).contains("deprecated"));
    }
}
