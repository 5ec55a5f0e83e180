package org.charterflow.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units of an alliance: admitted, moved between classes, found, ended. */
@Service
public class Members {

    private static final String WITH_CLASS = """
        select member.*, class_term.member_class from member
          join class_term on class_term.member = member.id and class_term.ended_on""";
    private static final String MEMBER = WITH_CLASS + " is not distinct from member.ended_on";
    // By index, as no comparison of two ends is; members of an alliance are many.
    private static final String OF_ALLIANCE =
            WITH_CLASS + " is null where member.alliance = :alliance and member.ended_on is null";
    private static final String NO_ADVISERS = " and class_term.member_class <> 'adviser'";
    private static final String FORMER =
            MEMBER + " where member.alliance = :alliance and member.ended_on is not null" + NO_ADVISERS;

    private final Alliances alliances;
    private final Representatives representatives;
    private final Offices offices;
    private final Accounts accounts;
    private final MemberNumbers numbers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Members(
            Alliances alliances,
            Representatives representatives,
            Offices offices,
            Accounts accounts,
            MemberNumbers numbers,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.offices = offices;
        this.accounts = accounts;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Membership begins: the unit gets its number, its representative an account. A seat that goes with the class is
     * given by its own decision ({@link Seats#give}).
     *
     * @param memberClass one of the alliance's classes
     * @param since the day it begins, in the alliance's zone
     * @throws RuleViolation if the class is unknown, a current member has the same code, or the representative acts for
     *     another unit
     */
    @Transactional
    public Member admit(NewMember unit, String memberClass, LocalDate since) {
        AllianceProfile profile = alliances.get(unit.alliance());
        requireClass(profile, memberClass);
        return enter(profile, unit, memberClass, numbers.nextMember(profile), since);
    }

    /**
     * An adviser's organisation is entered: it can be given a seat without a vote and is no member (OSCAR-11, 15).
     *
     * @throws RuleViolation if the representative acts for another unit
     */
    @Transactional
    public Member inviteAdviser(NewMember unit, LocalDate since) {
        AllianceProfile profile = alliances.get(unit.alliance());
        return enter(profile, unit, Member.ADVISER, numbers.nextAdviser(profile), since);
    }

    /**
     * The unit belongs to another class from this day on.
     *
     * @throws RuleViolation if the class is unknown or its own, or the membership has ended
     */
    @Transactional
    public Member changeClass(UUID member, String memberClass, LocalDate since) {
        Member found = current(member);
        requireClass(alliances.get(found.alliance()), memberClass);
        if (found.memberClass().equals(memberClass)) {
            throw conflict(
                    "member-class",
                    Bilingual.of(found.name().zh() + "已是该类会员", found.name().en() + " is of this class already"));
        }
        jdbc.sql("update class_term set ended_on = :on where member = :member and ended_on is null")
                .param("on", since)
                .param("member", member)
                .update();
        insertClass(member, memberClass, since);
        return get(member);
    }

    /**
     * Membership ends: seats, offices, representation and account with it.
     *
     * @param ground why, in a kebab-case word: {@code withdrawal}, {@code expulsion}, {@code loss-of-personality}
     * @throws RuleViolation if there is no such unit or it ended before
     */
    @Transactional
    public Member end(UUID member, LocalDate on, String ground) {
        Member found = current(member);
        Optional<Representative> person = representatives.ofMember(member);
        jdbc.sql("update seat set ended_on = :on where member = :member and ended_on is null")
                .param("on", on)
                .param("member", member)
                .update();
        jdbc.sql("update class_term set ended_on = :on where member = :member and ended_on is null")
                .param("on", on)
                .param("member", member)
                .update();
        jdbc.sql("update member set ended_on = :on, ended_by = :ground where id = :member")
                .param("on", on)
                .param("ground", ground)
                .param("member", member)
                .update();
        person.ifPresent(representative -> {
            offices.endAll(representative, on);
            representatives.end(representative, on);
            accounts.synchronise(found.alliance(), representative.userId());
        });
        Member ended = get(member);
        events.publishEvent(new MembershipEnded(ended));
        return ended;
    }

    /**
     * A unit, past ones included.
     *
     * @throws RuleViolation not found, if there is none
     */
    public Member get(UUID member) {
        return find(member)
                .orElseThrow(() -> RuleViolation.notFound("member", Bilingual.of("没有这个会员", "there is no such member")));
    }

    public Optional<Member> find(UUID member) {
        return jdbc.sql(MEMBER + " where member.id = :id order by class_term.since desc limit 1")
                .param("id", member)
                .query(Members::map)
                .optional();
    }

    /** The members of an alliance, by number; advisers are none. */
    public List<Member> of(String alliance) {
        return jdbc.sql(OF_ALLIANCE + NO_ADVISERS + " order by member.number")
                .param("alliance", alliance)
                .query(Members::map)
                .list();
    }

    /** The units that were members and are none any more, those that left last first; advisers were none. */
    public List<Member> former(String alliance) {
        return jdbc.sql(FORMER + " order by member.ended_on desc, member.number")
                .param("alliance", alliance)
                .query(Members::map)
                .list();
    }

    /** The organisations of the advisers. */
    public List<Member> advisers(String alliance) {
        return jdbc.sql(OF_ALLIANCE + " and class_term.member_class = 'adviser' order by member.number")
                .param("alliance", alliance)
                .query(Members::map)
                .list();
    }

    public Optional<Member> findByNumber(String alliance, String number) {
        return jdbc.sql(OF_ALLIANCE + " and member.number = :number")
                .param("alliance", alliance)
                .param("number", number)
                .query(Members::map)
                .optional();
    }

    /**
     * The member or adviser with this unified social credit code.
     *
     * @param uscc as typed
     */
    public Optional<Member> findByUscc(String alliance, String uscc) {
        return jdbc.sql(OF_ALLIANCE + " and member.uscc = :uscc")
                .param("alliance", alliance)
                .param("uscc", UnifiedSocialCreditCode.normalise(uscc))
                .query(Members::map)
                .optional();
    }

    /** Members and advisers of this name in either language, however its brackets and blanks are typed. */
    public List<Member> findByName(String alliance, String name) {
        return jdbc.sql(OF_ALLIANCE + " and :key in (member.name_key_zh, member.name_key_en) order by member.number")
                .param("alliance", alliance)
                .param("key", OrganisationNames.key(name))
                .query(Members::map)
                .list();
    }

    /**
     * Units that write from this mail address: their representative's, or the one designated for notices, which several
     * units may share.
     */
    public List<Member> findByAddress(String alliance, String address) {
        return jdbc.sql(OF_ALLIANCE + """
             and (lower(member.notice_address) = lower(:address)
                  or exists (select 1 from representative person
                              where person.member = member.id and person.ended_on is null
                                and lower(person.email) = lower(:address)))
             order by member.number
            """)
                .param("alliance", alliance)
                .param("address", address.strip())
                .query(Members::map)
                .list();
    }

    /** How many members there are; advisers do not count (COIA-11.1 counts from this). */
    public int count(String alliance) {
        return countByClass(alliance).values().stream().reduce(0, Integer::sum);
    }

    /** How many members each class has, in the profile's order, empty classes included. */
    public Map<String, Integer> countByClass(String alliance) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        alliances.get(alliance).memberClasses().forEach(c -> counts.put(c.id(), 0));
        of(alliance).forEach(member -> counts.merge(member.memberClass(), 1, Integer::sum));
        return counts;
    }

    private Member enter(AllianceProfile profile, NewMember unit, String memberClass, String number, LocalDate since) {
        String uscc = unit.uscc();
        if (uscc != null && findByUscc(profile.id(), uscc).isPresent()) {
            throw conflict(
                    "uscc-unique",
                    Bilingual.of("统一社会信用代码 " + uscc + " 已是会员", "there is a member with the code " + uscc + " already"));
        }
        Member entered = new Member(
                UUID.randomUUID(),
                profile.id(),
                number,
                memberClass,
                unit.name(),
                unit.kind(),
                unit.country(),
                uscc,
                unit.lei(),
                unit.website(),
                unit.noticeAddress(),
                since,
                null);
        insert(entered);
        insertClass(entered.id(), memberClass, since);
        Representative person = representatives.name(entered, unit.representative(), since);
        accounts.synchronise(profile.id(), person.userId());
        return entered;
    }

    private void insert(Member member) {
        jdbc.sql("""
            insert into member (id, alliance, number, name_zh, name_en, name_key_zh, name_key_en, kind,
                                country, uscc, lei, website, notice_address, since)
            values (:id, :alliance, :number, :nameZh, :nameEn, :nameKeyZh, :nameKeyEn, :kind,
                    :country, :uscc, :lei, :website, :noticeAddress, :since)
            """)
                .param("id", member.id())
                .param("alliance", member.alliance())
                .param("number", member.number())
                .param("nameZh", member.name().zh())
                .param("nameEn", member.name().en())
                .param("nameKeyZh", OrganisationNames.key(member.name().zh()))
                .param("nameKeyEn", OrganisationNames.key(member.name().en()))
                .param("kind", member.kind())
                .param("country", member.country())
                .param("uscc", member.uscc())
                .param("lei", member.lei())
                .param("website", member.website())
                .param("noticeAddress", member.noticeAddress())
                .param("since", member.since())
                .update();
    }

    private void insertClass(UUID member, String memberClass, LocalDate since) {
        jdbc.sql("""
            insert into class_term (id, member, member_class, since)
            values (:id, :member, :class, :since)
            """)
                .param("id", UUID.randomUUID())
                .param("member", member)
                .param("class", memberClass)
                .param("since", since)
                .update();
    }

    private Member current(UUID member) {
        Member found = get(member);
        if (found.endedOn() != null) {
            throw conflict(
                    "membership-ended",
                    Bilingual.of(
                            found.name().zh() + "的会员资格已于" + found.endedOn() + "终止",
                            "the membership of " + found.name().en() + " ended on " + found.endedOn()));
        }
        return found;
    }

    private static void requireClass(AllianceProfile profile, String memberClass) {
        if (profile.memberClass(memberClass).isEmpty()) {
            String known = String.join(
                    ", ", profile.memberClasses().stream().map(MemberClass::id).toList());
            throw RuleViolation.invalid(
                    "memberClass",
                    "member-class",
                    Bilingual.of(
                            profile.name().zh() + "没有会员类别“" + memberClass + "”，只有：" + known,
                            profile.name().en() + " has no member class \"" + memberClass + "\", only " + known));
        }
    }

    private static RuleViolation conflict(String rule, Bilingual message) {
        return new RuleViolation("member", rule, null, message, RuleViolation.Kind.CONFLICT);
    }

    private static Member map(ResultSet row, int index) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("number"),
                row.getString("member_class"),
                Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                row.getString("kind"),
                row.getString("country"),
                row.getString("uscc"),
                row.getString("lei"),
                row.getString("website"),
                row.getString("notice_address"),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
