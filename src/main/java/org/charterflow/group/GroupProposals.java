package org.charterflow.group;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Answers;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FormText;
import org.charterflow.alliance.GroupRule;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.casefile.Act;
import org.charterflow.group.GroupCase.Mover;
import org.charterflow.group.GroupCase.Procedure;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes proposals to set up a group: what is proposed, and whether this unit may propose it. */
@Service
public class GroupProposals {

    private final Alliances alliances;
    private final Organs organs;
    private final GroupUnits units;
    private final GroupCases cases;
    private final GroupStore store;

    GroupProposals(Alliances alliances, Organs organs, GroupUnits units, GroupCases cases, GroupStore store) {
        this.alliances = alliances;
        this.organs = organs;
        this.units = units;
        this.cases = cases;
        this.store = store;
    }

    /**
     * Puts a proposal on record under a new case number.
     *
     * @return the case number
     * @throws RuleViolation naming the field that is missing or wrong, or the article if the unit may not propose it
     */
    @Transactional
    public String receive(NewGroup incoming) {
        Representative by = incoming.by();
        String alliance = by.alliance();
        OrganKind kind = kind(alliance, incoming.answers().getOrDefault("kind", ""));
        FormationRule rule = cases.ruleOf(alliance, kind);
        units.requireSeat(by, rule);
        requireAnswers(alliance, incoming.answers(), rule);
        GroupProposal proposal = proposal(incoming.answers());
        requireTimes(alliance, proposal, rule);
        requireNewName(alliance, proposal);
        String leader = leader(alliance, incoming.answers(), rule);
        GroupCase opened = cases.open(
                alliance,
                Procedure.ESTABLISHMENT,
                kind,
                new Mover(by.userId(), by.member(), incoming.channel(), null),
                Bilingual.of(
                        "设立：" + proposal.name().zh(),
                        "Setting up: " + proposal.name().en()),
                GroupCase.Progress.begun(null, leader));
        store.add(opened.number(), proposal);
        cases.record(
                opened,
                new Act(by.userId(), incoming.channel(), "group-proposed", rule.article()),
                Map.of("name", proposal.name(), "kind", kind.id()));
        return opened.number();
    }

    /** Reads lines of {@code label: value}; empty where none is an entry of the form. */
    public Map<String, String> read(String alliance, String text) {
        return answers(
                alliance, FormText.read(alliances.groupForm(alliance), text).values());
    }

    /**
     * Puts answers given by field key into the form's notation; blank ones are left out.
     *
     * @throws RuleViolation if the form has no such field
     */
    public Map<String, String> answers(String alliance, Map<String, String> given) {
        ApplicationForm form = alliances.groupForm(alliance);
        Map<String, String> answers = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            ApplicationForm.Field field = form.field(key)
                    .orElseThrow(() -> RuleViolation.invalid(
                            key,
                            "known-field",
                            Bilingual.of("设组申请没有这一项：" + key, "the group form has no such field: " + key)));
            if (!value.isBlank()) {
                answers.put(key, Answers.read(field, value.strip()));
            }
        });
        return answers;
    }

    /**
     * @throws RuleViolation not found, if the user's unit has no such proposal that is not decided yet
     */
    public void requireProposer(String alliance, String caseNumber, String userId) {
        Representative person = units.representative(alliance, userId);
        if (!store.proposedBy(person.member()).contains(caseNumber)) {
            throw RuleViolation.notFound(
                    "caseNumber",
                    Bilingual.of("贵单位没有待决的设组申请 " + caseNumber, "your unit has no open proposal " + caseNumber));
        }
    }

    /** The keys of the fields that a proposal answers. */
    public List<String> fields(String alliance) {
        return alliances.groupForm(alliance).fields().stream()
                .map(ApplicationForm.Field::key)
                .toList();
    }

    /** Why somebody who represents no unit cannot propose a group. */
    public RuleViolation notEntitled(String alliance) {
        return units.refusal(cases.ruleOf(alliance, kind(alliance, "")));
    }

    /** The kind named, or the first that the charter provides and that has no end. */
    private OrganKind kind(String alliance, String named) {
        Optional<OrganKind> found = alliances.get(alliance).groups().stream()
                .map(GroupRule::kind)
                .filter(kind -> kind != OrganKind.PROJECT)
                .filter(kind -> named.isEmpty() || kind.id().equals(named))
                .findFirst();
        return found.orElseThrow(() -> RuleViolation.invalid(
                "kind",
                "group-kind",
                Bilingual.of("章程没有规定此类组：" + named, "the charter provides no groups of the kind " + named)));
    }

    private void requireAnswers(String alliance, Map<String, String> answers, FormationRule rule) {
        var anybody = new ApplicationForm.Applicant("", false, false, true);
        alliances.groupForm(alliance).findings(anybody, answers, rule.article()).stream()
                .findFirst()
                .ifPresent(found -> {
                    throw wrong(found.field(), found.rule(), rule, found.message());
                });
    }

    /** A temporary group has an end or a task; another has neither (OSCAR-18). */
    private void requireTimes(String alliance, GroupProposal proposal, FormationRule rule) {
        boolean limits = proposal.endsOn() != null || proposal.task() != null;
        if (rule.limited() != limits) {
            throw wrong(
                    "endsOn",
                    rule.limited() ? "end-or-task" : "no-end",
                    rule,
                    rule.limited()
                            ? Bilingual.of("临时工作组须写明期限或任务", "a temporary group has an end or a task: give one of them")
                            : Bilingual.of("只有临时工作组有期限或任务", "only a temporary group has an end or a task"));
        }
        if (proposal.endsOn() != null && !proposal.endsOn().isAfter(alliances.today(alliance))) {
            throw wrong("endsOn", "end-to-come", rule, Bilingual.of("期限应在今天之后", "the end has to be to come"));
        }
    }

    private void requireNewName(String alliance, GroupProposal proposal) {
        organs.of(alliance).stream()
                .filter(organ -> organ.name().zh().equals(proposal.name().zh())
                        || organ.name().en().equalsIgnoreCase(proposal.name().en()))
                .findFirst()
                .ifPresent(same -> {
                    throw new RuleViolation(
                            "nameZh",
                            "group-name-unique",
                            null,
                            Bilingual.of("已有同名机构：" + same.id(), "there is an organ of this name: " + same.id()),
                            RuleViolation.Kind.CONFLICT);
                });
    }

    /** The user who is to lead the group, where the organ that sets it up appoints its leader with it (OSCAR-18). */
    private @Nullable String leader(String alliance, Map<String, String> answers, FormationRule rule) {
        String named = answers.getOrDefault("leader", "");
        if (named.isEmpty()) {
            return null;
        }
        if (rule.leaderElected()) {
            throw wrong(
                    "leader",
                    "leader-elected",
                    rule,
                    Bilingual.of(
                            "组长由成员推荐、组内选举，请勿在申请中指定",
                            "the members recommend and the group elects its leader; leave this empty"));
        }
        return units.person(alliance, named)
                .map(Representative::userId)
                .orElseThrow(() -> wrong(
                        "leader",
                        "leader-represents-member",
                        rule,
                        Bilingual.of("组长应为会员代表：" + named, "the leader has to be a member's representative: " + named)));
    }

    private static GroupProposal proposal(Map<String, String> answers) {
        String endsOn = answers.get("endsOn");
        return new GroupProposal(
                Bilingual.of(answers.getOrDefault("nameZh", ""), answers.getOrDefault("nameEn", "")),
                answers.getOrDefault("purpose", ""),
                endsOn == null ? null : LocalDate.parse(endsOn),
                answers.get("task"));
    }

    private static RuleViolation wrong(String field, String rule, FormationRule formation, Bilingual message) {
        return new RuleViolation(field, rule, formation.article(), message, RuleViolation.Kind.INVALID);
    }
}
