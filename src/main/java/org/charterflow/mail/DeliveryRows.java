package org.charterflow.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads deliveries and their evidence from the database. */
final class DeliveryRows {

    static final String SELECT = """
            select d.*, n.alliance, n.case_number, n.kind from delivery d join notice n on n.id = d.notice
            """;

    private DeliveryRows() {}

    static Delivery map(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getObject("notice", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("addressee_key"),
                row.getString("name"),
                row.getString("address"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("answer"),
                instant(row, "handed_over_at"),
                instant(row, "reached_at"),
                instant(row, "written_off_at"));
    }

    static Evidence evidence(ResultSet row, int index) throws SQLException {
        return new Evidence(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Evidence.What.valueOf(row.getString("what")),
                row.getString("evidence"),
                Optional.ofNullable(row.getString("means")).map(Means::valueOf).orElse(null),
                row.getObject("document", UUID.class),
                row.getString("recorded_by"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
