package org.charterflow.withdrawal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.charterflow.language.Nfkc;

/**
 * Reads whether a mail declares that its sender's unit leaves. It takes a membership away, so only a plain declaration
 * counts: a question, a condition, a refusal, a plan, a day to come or a recalled mail is asked about.
 */
public final class WithdrawalWords {

    private static final Pattern LEAVES = Pattern.compile(
            "退会|退出|终止会员资格|\\b(?:we|i) (?:hereby )?(?:leave|resign|withdraw)\\b|\\bhereby (?:leaves|resigns|withdraws)\\b"
                    + "|\\b(?:leaves|resigns from|withdraws from|withdrawal from|resignation from|leaving) the alliance\\b");

    private static final Pattern UNSURE = Pattern.compile(
            "[?？]|不|未|勿|无意|暂|考虑|是否|如果|若|假如|如何|怎样|咨询|撤回|取消|收回|拟|打算|自\\s*\\d|计划|将来"
                    + "|\\b(?:not|never|no|if|whether|how|when|consider\\w*|might|may|plan\\w*|would|from \\d+\\w*|recall\\w*|cancel\\w*|take\\w* back|don't|won't)\\b");

    private static final List<String> TAKES_BACK =
            List.of("撤回退会", "撤回退会声明", "撤回退会申请", "取消退会", "take back", "we take it back", "we stay", "stay");

    private WithdrawalWords() {}

    /**
     * Whether a text declares it. The sentence that says so must not leave it open; what other sentences say, such as
     * thanks or a reason, does not matter.
     */
    public static boolean declares(String text) {
        List<String> saying = Pattern.compile("(?<=[。！!？?；;\\n])|(?<=\\.)(?=\\s)")
                .splitAsStream(normalised(text))
                .filter(sentence -> LEAVES.matcher(sentence).find())
                .toList();
        return !saying.isEmpty()
                && saying.stream()
                        .noneMatch(sentence -> UNSURE.matcher(sentence).find());
    }

    /** Whether a text takes a declaration back: one line that says exactly this. */
    public static boolean takesBack(String text) {
        return TAKES_BACK.contains(
                normalised(text).strip().replaceAll("[。.!！]+$", "").strip());
    }

    private static String normalised(String text) {
        return Nfkc.of(text).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
