package org.charterflow.meeting;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Lateness.Late;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of topics and agenda items, and of their papers. */
@Repository
class ItemStore {

    private static final String SELECT = """
            select i.*, array(select document from meeting_paper p where p.item = i.id order by p.position) as papers
              from meeting_item i
            """;

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AgendaItem item) {
        jdbc.sql("""
            insert into meeting_item (id, case_number, position, state, title_zh, title_en, explanation, proposer,
                   proposed_by, channel, kind, matter, question_zh, question_en, interested_member, ballot, own_ballot, admission,
                   received_at, after_cut_off, notice, late_zh, late_en, late_article, admitted,
                   notes, conclusion)
            values (:id, :case, :position, :state, :zh, :en, :explanation, :proposer,
                   :proposedBy, :channel, :kind, :matter, :questionZh, :questionEn, :interested::uuid, :ballot, :own, :admission,
                   :received, :afterCutOff, :notice, :lateZh, :lateEn, :lateArticle, :admitted,
                   :notes, :conclusion)
            """).params(columns(item)).update();
        papers(item);
    }

    /** Puts an item on the agenda. */
    void list(UUID item, int position) {
        set(item, "state = 'LISTED', position = :position", Map.of("position", position));
    }

    /** Takes a topic off the agenda. */
    void unlist(UUID item, ItemState state) {
        set(item, "state = :state, position = null", Map.of("state", state.name()));
    }

    /** Makes a topic one of another meeting, where it has not been sent yet. */
    void moveTo(UUID item, String caseNumber) {
        set(
                item,
                "case_number = :case, state = 'PROPOSED', position = null, notice = null, after_cut_off = false",
                Map.of("case", caseNumber));
    }

    /** Changes what the agenda says: it has to be sent anew. */
    void edit(UUID item, Topic topic, @Nullable UUID interestedMember) {
        Bilingual question = topic.question();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("zh", topic.title().zh());
        columns.put("en", topic.title().en());
        columns.put("explanation", topic.explanation());
        columns.put("kind", topic.kind().name());
        columns.put("matter", topic.matter());
        columns.put("questionZh", question == null ? null : question.zh());
        columns.put("questionEn", question == null ? null : question.en());
        columns.put("interested", interestedMember == null ? null : interestedMember.toString());
        columns.put("own", topic.kind() == ItemKind.DECISION);
        set(
                item,
                "title_zh = :zh, title_en = :en, explanation = :explanation, kind = :kind, matter = :matter,"
                        + " question_zh = :questionZh, question_en = :questionEn,"
                        + " interested_member = :interested::uuid, own_ballot = :own, notice = null",
                columns);
    }

    /** Adds a paper: the item has to be sent anew. */
    void addPaper(UUID item, UUID document) {
        jdbc.sql("""
            insert into meeting_paper (item, position, document)
            select :item, coalesce(max(position), 0) + 1, :document from meeting_paper where item = :item
            """).param("item", item).param("document", document).update();
        set(item, "notice = null", Map.of());
    }

    /** Notes the notice that carried the items of an agenda which were not sent before. */
    void send(String caseNumber, UUID notice) {
        jdbc.sql("""
            update meeting_item set notice = :notice where case_number = :case and state = 'LISTED' and notice is null
            """).param("notice", notice).param("case", caseNumber).update();
    }

    /** @param late null for in time */
    void late(UUID item, @Nullable Late late) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("zh", late == null ? null : late.why().zh());
        columns.put("en", late == null ? null : late.why().en());
        columns.put("article", late == null ? null : late.article());
        set(item, "late_zh = :zh, late_en = :en, late_article = :article", columns);
    }

    void note(UUID item, @Nullable String notes, @Nullable String conclusion) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("notes", notes);
        columns.put("conclusion", conclusion);
        set(item, "notes = :notes, conclusion = :conclusion", columns);
    }

    void ballot(UUID item, @Nullable UUID ballot) {
        set(item, "ballot = :ballot::uuid", text("ballot", ballot));
    }

    void admission(UUID item, @Nullable UUID ballot) {
        set(item, "admission = :ballot::uuid", text("ballot", ballot));
    }

    void admit(UUID item, boolean admitted) {
        set(item, "admitted = :admitted", Map.of("admitted", admitted));
    }

    /** Concludes an item that nobody concluded in words. */
    void conclude(UUID item, String conclusion) {
        set(item, "conclusion = coalesce(conclusion, :conclusion)", Map.of("conclusion", conclusion));
    }

    private void set(UUID item, String columns, Map<String, ? extends @Nullable Object> values) {
        jdbc.sql("update meeting_item set " + columns + " where id = :item")
                .params(values)
                .param("item", item)
                .update();
    }

    private static Map<String, @Nullable Object> text(String column, @Nullable UUID id) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(column, id == null ? null : id.toString());
        return columns;
    }

    Optional<AgendaItem> find(UUID item) {
        return query("where i.id = :item", Map.of("item", item)).stream().findFirst();
    }

    /** @throws RuleViolation not found, if it is none of the meeting's */
    AgendaItem get(Meeting meeting, UUID item) {
        return find(item)
                .filter(found -> found.caseNumber().equals(meeting.caseNumber()))
                .orElseThrow(MeetingRefusals::noSuchItem);
    }

    /** The agenda in its order. */
    List<AgendaItem> agenda(String caseNumber) {
        return query(
                "where i.case_number = :case and i.state = 'LISTED' order by i.position, i.received_at, i.id",
                Map.of("case", caseNumber));
    }

    /** Topics that are not on the agenda, in the order they came. */
    List<AgendaItem> topics(String caseNumber) {
        return query(
                "where i.case_number = :case and i.state <> 'LISTED' order by i.received_at, i.id",
                Map.of("case", caseNumber));
    }

    /** Topics of an organ's earlier meetings that wait for its next. */
    List<AgendaItem> deferred(String alliance, String organ) {
        return query("""
            where i.state = 'DEFERRED'
              and i.case_number in (select case_number from meeting where alliance = :alliance and organ = :organ)
            order by i.received_at, i.id
            """, Map.of("alliance", alliance, "organ", organ));
    }

    /** The item under which a ballot is decided, or on whose admission it decides; of several meetings, the latest. */
    Optional<AgendaItem> ofBallot(UUID ballot) {
        return query("""
            join meeting m on m.case_number = i.case_number
            where i.state = 'LISTED' and (i.ballot = :ballot or i.admission = :ballot)
            order by m.state = 'IN_SESSION' desc, m.starts_at desc
            """, Map.of("ballot", ballot)).stream().findFirst();
    }

    private List<AgendaItem> query(String which, Map<String, ?> parameters) {
        return jdbc.sql(SELECT + which).params(parameters).query(ItemStore::map).list();
    }

    private void papers(AgendaItem item) {
        jdbc.sql("""
            insert into meeting_paper (item, position, document)
            select :item, position, document::uuid
              from unnest(:documents::text[]) with ordinality as d (document, position)
            """)
                .param("item", item.id())
                .param("documents", column(item.papers(), UUID::toString))
                .update();
    }

    private static Map<String, @Nullable Object> columns(AgendaItem item) {
        Bilingual question = item.question();
        Bilingual late = item.late();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", item.id());
        columns.put("case", item.caseNumber());
        columns.put("position", item.position());
        columns.put("state", item.state().name());
        columns.put("zh", item.title().zh());
        columns.put("en", item.title().en());
        columns.put("explanation", item.explanation());
        columns.put("proposer", item.proposer());
        columns.put("proposedBy", item.proposedBy());
        columns.put("channel", item.channel());
        columns.put("kind", item.kind().name());
        columns.put("matter", item.matter());
        columns.put("questionZh", question == null ? null : question.zh());
        columns.put("questionEn", question == null ? null : question.en());
        columns.put("interested", Objects.toString(item.interestedMember(), null));
        columns.put("ballot", item.ballot());
        columns.put("own", item.ownBallot());
        columns.put("admission", item.admission());
        columns.put("received", utc(item.receivedAt()));
        columns.put("afterCutOff", item.afterCutOff());
        columns.put("notice", item.notice());
        columns.put("lateZh", late == null ? null : late.zh());
        columns.put("lateEn", late == null ? null : late.en());
        columns.put("lateArticle", item.lateArticle());
        columns.put("admitted", item.admitted());
        columns.put("notes", item.notes());
        columns.put("conclusion", item.conclusion());
        return columns;
    }

    private static AgendaItem map(ResultSet row, int index) throws SQLException {
        String question = row.getString("question_zh");
        String late = row.getString("late_zh");
        return new AgendaItem(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getObject("position", Integer.class),
                ItemState.valueOf(row.getString("state")),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("explanation"),
                row.getString("proposer"),
                row.getString("proposed_by"),
                row.getString("channel"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("matter"),
                question == null ? null : Bilingual.of(question, row.getString("question_en")),
                row.getObject("interested_member", UUID.class),
                row.getObject("ballot", UUID.class),
                row.getBoolean("own_ballot"),
                row.getObject("admission", UUID.class),
                instant(row, "received_at"),
                row.getBoolean("after_cut_off"),
                row.getObject("notice", UUID.class),
                List.of((UUID[]) row.getArray("papers").getArray()),
                late == null ? null : Bilingual.of(late, row.getString("late_en")),
                row.getString("late_article"),
                row.getBoolean("admitted"),
                row.getString("notes"),
                row.getString("conclusion"));
    }
}
