package org.charterflow.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.RulesTookEffect;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What binds a member beyond its membership (OSCAR-27, OSCAR-35, OSCAR-36.4). */
@Component
public class Obligations {

    private final CharterObligations charters;
    private final GoverningDocuments governing;
    private final JdbcClient jdbc;
    private final Clock clock;

    Obligations(CharterObligations charters, GoverningDocuments governing, JdbcClient jdbc, Clock clock) {
        this.charters = charters;
        this.governing = governing;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What goes on to bind a unit that leaves, with its end (OSCAR-27). One that joined before this was recorded takes on
     * what the charter says first.
     */
    @Transactional
    public List<MemberObligation> outliving(Member member) {
        takeOn(member.alliance(), member.id(), member.since());
        return ofMember(member.id());
    }

    /** What binds a unit beyond its membership, past ones included. */
    public List<MemberObligation> ofMember(UUID member) {
        return jdbc.sql("select * from obligation where member = :member order by kind")
                .param("member", member)
                .query((row, index) -> new MemberObligation(
                        row.getString("kind"),
                        row.getString("article"),
                        row.getObject("since", LocalDate.class),
                        Bilingual.of(row.getString("content_zh"), row.getString("content_en")),
                        Bilingual.of(row.getString("ends_zh"), row.getString("ends_en")),
                        row.getString("charter_version")))
                .list();
    }

    /** The member takes them on under the charter in force; those it has go on. */
    void takeOn(String alliance, UUID member, LocalDate since) {
        String version = charter(governing.inForce(alliance, clock.instant()));
        charters.of(alliance)
                .forEach(obligation -> jdbc.sql("""
                    insert into obligation (member, kind, article, since, content_zh, content_en, ends_zh, ends_en,
                                            charter_version)
                    values (:member, :kind, :article, :since, :contentZh, :contentEn, :endsZh, :endsEn, :charter)
                    on conflict (member, kind) do nothing
                    """)
                        .param("member", member)
                        .param("kind", obligation.kind())
                        .param("article", obligation.article())
                        .param("since", since)
                        .param("contentZh", obligation.content().zh())
                        .param("contentEn", obligation.content().en())
                        .param("endsZh", obligation.ends().zh())
                        .param("endsEn", obligation.ends().en())
                        .param("charter", version)
                        .update());
    }

    /** Who has not left by the day of an amendment is bound by it (OSCAR-40); who left stays under what it knew. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RulesTookEffect change) {
        String version = charter(change.documents());
        if (version != null) {
            jdbc.sql("""
                            update obligation set charter_version = :version
                             where member in (select id from member where alliance = :alliance and ended_on is null)
                            """)
                    .param("version", version)
                    .param("alliance", change.alliance())
                    .update();
        }
    }

    private static @Nullable String charter(List<GoverningDocument> documents) {
        return documents.stream()
                .filter(document -> ApplicationRules.RULES.contains(document.name()))
                .map(GoverningDocument::version)
                .findFirst()
                .orElse(null);
    }
}
