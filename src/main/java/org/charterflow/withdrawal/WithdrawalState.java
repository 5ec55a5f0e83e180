package org.charterflow.withdrawal;

import java.util.Locale;
import org.charterflow.language.Bilingual;

/** Where a withdrawal stands. */
public enum WithdrawalState {
    RECEIVED("退会声明已收到", "declaration received"),
    BEFORE_BOARD("待理事会确认", "before the board"),
    LEFT("已退会", "left"),
    NOT_CONFIRMED("理事会未确认", "not confirmed by the board"),
    TAKEN_BACK("会员撤回退会", "taken back by the member"),
    OVERTAKEN("会员资格已另行终止", "the membership ended otherwise");

    private final Bilingual label;

    WithdrawalState(String zh, String en) {
        this.label = Bilingual.of(zh, en);
    }

    public Bilingual label() {
        return label;
    }

    /** Kebab-case, for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
