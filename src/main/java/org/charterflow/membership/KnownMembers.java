package org.charterflow.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.UnifiedSocialCreditCode;
import org.charterflow.casefile.Finding;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** Compares an application with those who belong to the alliance already. */
@Component
class KnownMembers {

    private final Members members;
    private final Representatives representatives;
    private final ApplicationRules rules;

    KnownMembers(Members members, Representatives representatives, ApplicationRules rules) {
        this.members = members;
        this.representatives = representatives;
        this.rules = rules;
    }

    /** The member that applies, by its code or, if it has none, by its name: a promotion, or another class. */
    Optional<Member> applicant(Application application) {
        return known(application).filter(Member::isMember);
    }

    /** What in a dossier cannot become a membership, because somebody else has it. */
    List<Finding> conflicts(Application application) {
        List<Finding> conflicts = new ArrayList<>();
        Dossier dossier = application.dossier();
        Optional<Member> known = known(application);
        Optional<String> code = dossier.field(Fields.USCC).map(UnifiedSocialCreditCode::normalise);
        boolean otherCode = known.isPresent()
                && known.get().uscc() != null
                && code.isPresent()
                && !code.get().equals(known.get().uscc());
        if (otherCode || known.filter(unit -> !unit.isMember()).isPresent()) {
            conflicts.add(wrong(
                    application,
                    Fields.USCC,
                    "uscc-unique",
                    Bilingual.of(
                            "该名称或代码已由本联盟另一单位使用，请核对",
                            "another unit of the alliance has this name or code; please check")));
        }
        if (known.isEmpty()
                && dossier.field(Fields.REPRESENTATIVE_EMAIL)
                        .flatMap(address -> representatives.byAddress(application.alliance, address))
                        .isPresent()) {
            conflicts.add(wrong(
                    application,
                    Fields.REPRESENTATIVE_EMAIL,
                    "one-unit-per-person",
                    Bilingual.of(
                            "该邮箱已属于另一会员单位的代表，一人不得代表两个单位",
                            "the address is another unit's representative's; nobody acts for two units")));
        }
        return conflicts;
    }

    private Optional<Member> known(Application application) {
        Dossier dossier = application.dossier();
        return dossier.field(Fields.USCC)
                .flatMap(uscc -> members.findByUscc(application.alliance, uscc))
                .or(() -> dossier.organisation()
                        .flatMap(name -> members.findByName(application.alliance, name).stream()
                                .findFirst()));
    }

    private Finding wrong(Application application, String field, String rule, Bilingual message) {
        return Finding.wrong(field, rule, rules.article(application.alliance), message);
    }
}
