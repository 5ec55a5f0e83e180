package org.charterflow.group.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.charterflow.CaseWalk;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.group.GroupCases;
import org.charterflow.group.NewGroup;
import org.charterflow.language.Bilingual;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks the cases of groups through their process in tests, with members of its own. */
@Component
@Profile("test")
class Founding {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final CaseWalk walk;
    private final GroupProcess process;
    private final GroupCases groupCases;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;
    private final JdbcClient jdbc;

    private final List<Member> own = new ArrayList<>();
    private String alliance = "";
    private String caseNumber = "";

    Founding(
            CaseWalk walk,
            GroupProcess process,
            GroupCases groupCases,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Seats seats,
            Offices offices,
            JdbcClient jdbc) {
        this.walk = walk;
        this.process = process;
        this.groupCases = groupCases;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    Founding at(String where) {
        alliance = where;
        return this;
    }

    String caseNumber() {
        return caseNumber;
    }

    Member member(String memberClass) {
        int number = COUNT.incrementAndGet();
        String user = alliance + ".group" + number + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        Member member = members.admit(
                new NewMember(
                        alliance,
                        Bilingual.of("设组测试单位" + number, "Group Test Unit " + number),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        "notice@group" + number + ".example",
                        new NewRepresentative(user, "组代表" + number, null, user + "@group.example", null)),
                memberClass,
                today());
        own.add(member);
        return member;
    }

    /** A new member with a voting seat in an organ. */
    Member seated(String memberClass, String organ, String capacity) {
        Member member = member(memberClass);
        if (seats.ofMember(member.id()).stream().noneMatch(seat -> seat.organ().equals(organ))) {
            seats.give(member, organ, capacity, today());
        }
        return member;
    }

    Representative person(Member member) {
        return representatives.ofMember(member.id()).orElseThrow();
    }

    String user(Member member) {
        return person(member).userId();
    }

    Map<String, String> answers() {
        int number = COUNT.incrementAndGet();
        Map<String, String> answers = new HashMap<>();
        answers.put("nameZh", "测试工作组" + number);
        answers.put("nameEn", "Test working group " + number);
        answers.put("purpose", "建立共同流程");
        return answers;
    }

    Map<String, String> temporary() {
        Map<String, String> answers = answers();
        answers.put("kind", "temporary-working-group");
        return answers;
    }

    Founding propose(Member by, Map<String, String> answers) {
        return follow(process.propose(new NewGroup(person(by), "api", answers)));
    }

    /** Goes on with a case started elsewhere. */
    Founding follow(String number) {
        caseNumber = number;
        return run();
    }

    /** Goes on with the latest case about a group, such as one that began when its leader left. */
    Founding followLatest(String group) {
        return follow(jdbc.sql("""
                        select case_number from group_case where alliance = :alliance and organ = :group
                         order by opened_at desc, case_number desc limit 1
                        """)
                .param("alliance", alliance)
                .param("group", group)
                .query(String.class)
                .single());
    }

    String group() {
        String group = groupCases.groupOf(alliance, caseNumber);
        assertThat(group)
                .as("the group of %s, which is %s", caseNumber, state())
                .isNotNull();
        return String.valueOf(group);
    }

    Founding run() {
        walk.run(caseNumber);
        return this;
    }

    Founding nextTimer() {
        walk.nextTimer(caseNumber);
        return this;
    }

    /** Whoever may opens the ballot, and all vote alike. */
    Founding vote(String caller, boolean inFavour) {
        walk.vote(caseNumber, caller, inFavour ? Integer.MAX_VALUE : 0);
        return this;
    }

    Instant timer(String id) {
        return walk.timer(caseNumber, id);
    }

    /** Submits the start form in Tasklist. */
    Founding proposeByForm(Member by, Map<String, String> answers) {
        return follow(walk.start(alliance, "working-group", user(by), new HashMap<>(answers)));
    }

    String holder(String office) {
        return offices.holders(alliance, office).get(0).userId();
    }

    Founding leaveAlliance(Member member) {
        members.end(member.id(), today(), "test");
        return this;
    }

    String state() {
        return walk.state(caseNumber);
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        return walk.end(caseNumber, "working-group", Set.of());
    }

    List<String> mails() {
        return walk.mails(caseNumber);
    }

    /** The latest mail of a kind. */
    String mail(String kind) {
        return texts(kind).get(0);
    }

    List<String> texts(String kind) {
        return walk.texts(caseNumber, kind);
    }

    void giveBack() {
        own.stream()
                .map(member -> members.get(member.id()))
                .filter(member -> member.endedOn() == null)
                .forEach(member -> members.end(member.id(), today(), "test"));
        own.clear();
    }

    private LocalDate today() {
        return alliances.today(alliance);
    }
}
