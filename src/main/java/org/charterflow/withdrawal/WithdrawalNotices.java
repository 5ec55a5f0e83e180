package org.charterflow.withdrawal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Addressees;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails of a withdrawal. All of them know the member and the case; each adds what it has to say. */
@Component
class WithdrawalNotices {

    static final String BOARD = "board";

    private final Notices notices;
    private final Members members;
    private final Representatives representatives;
    private final Addressees addressees;

    WithdrawalNotices(Notices notices, Members members, Representatives representatives, Addressees addressees) {
        this.notices = notices;
        this.members = members;
        this.representatives = representatives;
        this.addressees = addressees;
    }

    /** To everybody who sits in the board, advisers included, but the unit that leaves (OSCAR-27.1). */
    void toBoard(
            Withdrawal withdrawal, String kind, Map<String, ? extends @Nullable Object> model, List<UUID> documents) {
        List<String> own = representatives.accountsOf(withdrawal.member());
        List<Addressee> board = addressees.ofOrgan(withdrawal.alliance(), BOARD).stream()
                .filter(addressee -> !own.contains(addressee.key()))
                .toList();
        send(withdrawal, kind, model, board, documents, null);
    }

    void toMember(
            Withdrawal withdrawal, String kind, Map<String, ? extends @Nullable Object> model, @Nullable Reply reply) {
        send(withdrawal, kind, model, List.of(addressees.ofUnit(withdrawal.member())), List.of(), reply);
    }

    private void send(
            Withdrawal withdrawal,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> to,
            List<UUID> documents,
            @Nullable Reply reply) {
        if (to.isEmpty()) {
            return;
        }
        Member unit = members.get(withdrawal.member());
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("member", unit.name());
        all.put("number", unit.number());
        all.put("article", withdrawal.article());
        all.put("arrivedAt", withdrawal.arrivedAt());
        notices.send(new Notice(withdrawal.alliance(), withdrawal.caseNumber(), kind, all, to, documents, reply));
    }
}
