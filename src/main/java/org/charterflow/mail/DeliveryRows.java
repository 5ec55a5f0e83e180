package org.charterflow.mail;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

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
                instantOrNull(row, "handed_over_at"),
                instantOrNull(row, "reached_at"),
                instantOrNull(row, "written_off_at"));
    }

    static Evidence evidence(ResultSet row, int index) throws SQLException {
        return new Evidence(
                instant(row, "at"),
                Evidence.What.valueOf(row.getString("what")),
                row.getString("evidence"),
                Optional.ofNullable(row.getString("means")).map(Means::valueOf).orElse(null),
                row.getObject("document", UUID.class),
                row.getString("recorded_by"));
    }
}
