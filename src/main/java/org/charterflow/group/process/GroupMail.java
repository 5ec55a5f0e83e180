package org.charterflow.group.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.group.GroupCases;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupPhrase;
import org.charterflow.group.GroupProposals;
import org.charterflow.group.NewGroup;
import org.charterflow.group.Recommendations;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails about groups: a proposal to set one up, joining, leaving, a recommendation. */
@Component
class GroupMail implements InboundMailHandler {

    private static final String ADDRESS = "groups";

    private static final Bilingual HOW = Bilingual.of(
            "没有读出要办的事，尚未办理。请只写一行：加入 <组编号>，退出 <组编号>，或 推荐 <组编号> <姓名或邮箱>" + "（直接回复通知时不写组编号）。提议设组请以“组名：……”的形式逐行填写。",
            "We could not read what you want, and nothing was done. Please write a single line: join <group>, or leave"
                    + " <group>, or recommend <group> <name or address> (in a reply to a notice without <group>). To"
                    + " propose a group write line by line, such as \"Name: …\".");
    private static final Bilingual NOT_YOURS =
            Bilingual.of("这封邮件的回复地址不是发给您的，邮件未予处理。", "The reply address was not issued to you; nothing was done.");

    private final GroupProcess process;
    private final GroupProposals proposals;
    private final GroupMembership membership;
    private final Recommendations recommendations;
    private final GroupCases cases;
    private final Representatives representatives;

    GroupMail(
            GroupProcess process,
            GroupProposals proposals,
            GroupMembership membership,
            Recommendations recommendations,
            GroupCases cases,
            Representatives representatives) {
        this.process = process;
        this.proposals = proposals;
        this.membership = membership;
        this.recommendations = recommendations;
        this.cases = cases;
        this.representatives = representatives;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(ADDRESS, "group");
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        Optional<Representative> sender =
                mail.authenticated() ? representatives.byAddress(mail.alliance(), mail.from()) : Optional.empty();
        String caseNumber = mail.caseNumber();
        if (caseNumber == null || mail.purpose().equals(ADDRESS)) {
            return sender.map(person -> address(mail, person))
                    .orElseGet(() -> refused(proposals.notEntitled(mail.alliance())));
        }
        String group = cases.groupOf(mail.alliance(), caseNumber);
        return sender.filter(person -> group != null && person.userId().equals(mail.tokenSubject()))
                .map(person -> GroupPhrase.reply(mail.text(), String.valueOf(group))
                        .map(phrase -> act(mail, person, phrase, caseNumber))
                        .orElseGet(() -> Disposition.clarify("no-exact-answer", HOW)))
                .orElseGet(() -> Disposition.rejected("foreign-token", NOT_YOURS))
                .concerning(caseNumber);
    }

    private Disposition address(ReceivedMail mail, Representative sender) {
        Optional<GroupPhrase> phrase = GroupPhrase.line(mail.text());
        if (phrase.isPresent()) {
            return act(
                    mail,
                    sender,
                    phrase.get(),
                    cases.foundingCase(mail.alliance(), phrase.get().group()));
        }
        Map<String, String> answers = proposals.read(mail.alliance(), mail.text());
        return answers.isEmpty()
                ? Disposition.clarify("no-exact-answer", HOW)
                : Disposition.applied(process.propose(new NewGroup(sender, "mail", answers)));
    }

    private Disposition act(ReceivedMail mail, Representative sender, GroupPhrase phrase, @Nullable String caseNumber) {
        String alliance = mail.alliance();
        switch (phrase.act()) {
            case JOIN -> membership.join(alliance, phrase.group(), sender.userId(), "mail");
            case LEAVE -> process.leave(alliance, phrase.group(), sender.userId(), "mail");
            case RECOMMEND ->
                recommendations.recommend(alliance, phrase.group(), sender.userId(), phrase.candidate(), "mail");
        }
        return new Disposition(Disposition.Outcome.APPLIED, caseNumber, null, null);
    }

    private static Disposition refused(RuleViolation violation) {
        Bilingual said = violation.explanation();
        String article = violation.article();
        return Disposition.rejected(
                violation.rule(), Bilingual.of(said.zh() + "（" + article + "）", said.en() + " (" + article + ")"));
    }
}
