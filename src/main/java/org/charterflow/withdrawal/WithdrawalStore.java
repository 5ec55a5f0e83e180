package org.charterflow.withdrawal;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WithdrawalStore {

    private final JdbcClient jdbc;

    WithdrawalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String caseNumber, NewWithdrawal declared) {
        jdbc.sql("""
                        insert into withdrawal (case_number, alliance, member, declared_by, channel, declaration,
                                                arrived_at, cause, state)
                        values (:case, :alliance, :member, :by, :channel, :declaration, :arrived, :cause, :state)
                        """)
                .param("case", caseNumber)
                .param("alliance", declared.by().alliance())
                .param("member", declared.by().member())
                .param("by", declared.by().userId())
                .param("channel", declared.channel())
                .param("declaration", declared.declaration())
                .param("arrived", utc(declared.arrivedAt()))
                .param("cause", declared.cause())
                .param("state", WithdrawalState.RECEIVED.name())
                .update();
    }

    Optional<Withdrawal> find(String caseNumber) {
        return jdbc.sql("select * from withdrawal where case_number = :case")
                .param("case", caseNumber)
                .query(WithdrawalStore::map)
                .optional();
    }

    /** As {@link #find}; nobody else changes it until the transaction ends. */
    Optional<Withdrawal> findForChange(String caseNumber) {
        return jdbc.sql("select * from withdrawal where case_number = :case for update")
                .param("case", caseNumber)
                .query(WithdrawalStore::map)
                .optional();
    }

    Optional<Withdrawal> open(UUID member) {
        return jdbc.sql("select * from withdrawal where member = :member and closed_at is null")
                .param("member", member)
                .query(WithdrawalStore::map)
                .optional();
    }

    List<Withdrawal> causedBy(String alliance, String cause) {
        return jdbc.sql("""
                        select * from withdrawal where alliance = :alliance and cause = :cause
                         order by arrived_at, case_number
                        """)
                .param("alliance", alliance)
                .param("cause", cause)
                .query(WithdrawalStore::map)
                .list();
    }

    void article(String caseNumber, String article) {
        jdbc.sql("update withdrawal set article = :article where case_number = :case")
                .param("article", article)
                .param("case", caseNumber)
                .update();
    }

    void putToBoard(String caseNumber, UUID ballot) {
        jdbc.sql("update withdrawal set state = :state, ballot = :ballot where case_number = :case")
                .param("state", WithdrawalState.BEFORE_BOARD.name())
                .param("ballot", ballot)
                .param("case", caseNumber)
                .update();
    }

    void close(
            String caseNumber,
            WithdrawalState state,
            @Nullable String resolution,
            @Nullable Instant effectiveAt,
            Instant now) {
        jdbc.sql("""
                        update withdrawal set state = :state, resolution = :resolution, effective_at = :effective,
                               closed_at = :now
                         where case_number = :case
                        """)
                .param("state", state.name())
                .param("resolution", resolution)
                .param("effective", utcOrNull(effectiveAt))
                .param("now", utc(now))
                .param("case", caseNumber)
                .update();
    }

    private static Withdrawal map(ResultSet row, int index) throws SQLException {
        return new Withdrawal(
                row.getString("case_number"),
                row.getString("alliance"),
                row.getObject("member", UUID.class),
                row.getString("declared_by"),
                row.getString("channel"),
                row.getString("declaration"),
                instant(row, "arrived_at"),
                row.getString("cause"),
                WithdrawalState.valueOf(row.getString("state")),
                row.getString("article"),
                row.getObject("ballot", UUID.class),
                row.getString("resolution"),
                instantOrNull(row, "effective_at"));
    }
}
