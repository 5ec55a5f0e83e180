package org.charterflow.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class InstantsTest {

    private static final Instant AT = Instant.parse("2024-02-29T16:00:00.123456Z");

    private final ResultSet row = mock();

    @Test
    void anInstantIsBoundInUtc() {
        assertThat(utc(AT)).hasToString("2024-02-29T16:00:00.123456Z");
        assertThat(utcOrNull(AT)).isEqualTo(utc(AT));
        assertThat(utcOrNull(null)).isNull();
    }

    @Test
    void aColumnIsTheSameInstantWhateverItsOffset() throws SQLException {
        when(row.getObject("at", OffsetDateTime.class))
                .thenReturn(OffsetDateTime.parse("2024-03-01T00:00:00.123456+08:00"));

        assertThat(instant(row, "at")).isEqualTo(AT);
        assertThat(instantOrNull(row, "at")).isEqualTo(AT);
    }

    @Test
    void aColumnWithoutAValueIsNullOnlyWhereItMayBe() throws SQLException {
        assertThat(instantOrNull(row, "at")).isNull();
        assertThatNullPointerException().isThrownBy(() -> instant(row, "at")).withMessage("at");
    }
}
