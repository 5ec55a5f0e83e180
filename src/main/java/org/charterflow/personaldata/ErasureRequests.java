package org.charterflow.personaldata;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for erasure as rows. */
@Repository
class ErasureRequests {

    private final JdbcClient jdbc;

    ErasureRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ErasureRequest> open(String alliance) {
        return jdbc.sql("""
                        select * from erasure_request
                         where alliance = :alliance and decided_at is null order by requested_at
                        """)
                .param("alliance", alliance)
                .query(ErasureRequests::map)
                .list();
    }

    Optional<ErasureRequest> forChange(String alliance, UUID id) {
        return jdbc.sql("""
                        select * from erasure_request
                         where alliance = :alliance and id = :id and decided_at is null for update
                        """)
                .param("alliance", alliance)
                .param("id", id)
                .query(ErasureRequests::map)
                .optional();
    }

    /**
     * @return the hash by which the journal names the address
     * @throws RuleViolation if it waits already
     */
    String add(String alliance, String address, String user, Instant now) {
        String hash = hash(address);
        int added = jdbc.sql("""
                        insert into erasure_request (id, alliance, address, address_sha256, requested_by, requested_at)
                        values (:id, :alliance, :address, :hash, :user, :now)
                        on conflict do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("alliance", alliance)
                .param("address", address)
                .param("hash", hash)
                .param("user", user)
                .param("now", utc(now))
                .update();
        if (added == 0) {
            throw new RuleViolation(
                    "address",
                    "erasure-pending",
                    null,
                    Bilingual.of("已有人提出，待另一人确认。", "Somebody asked already; another person has to confirm."),
                    RuleViolation.Kind.CONFLICT);
        }
        return hash;
    }

    /** The address goes, its hash stays. */
    String decide(ErasureRequest request, String user, Instant now, int erased, int kept) {
        jdbc.sql("""
                        update erasure_request
                           set address = null, decided_by = :user, decided_at = :now, erased = :erased, kept = :kept
                         where id = :id
                        """)
                .param("user", user)
                .param("now", utc(now))
                .param("erased", erased)
                .param("kept", kept)
                .param("id", request.id())
                .update();
        return hash(request.address());
    }

    private static String hash(String address) {
        return DigestUtils.sha256Hex(address);
    }

    private static ErasureRequest map(ResultSet row, int index) throws SQLException {
        return new ErasureRequest(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("address"),
                row.getString("requested_by"),
                instant(row, "requested_at"));
    }
}
