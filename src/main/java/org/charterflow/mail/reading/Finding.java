package org.charterflow.mail.reading;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands against acting on a person's mail, whoever sent it. */
public enum Finding {
    /** A program, by its name or its first bytes: set aside. */
    DANGEROUS_FILE("dangerous-file"),
    /** Encrypted, or one piece of a cut message: refused. */
    UNSUPPORTED("unsupported"),
    /** Outlook's recall of an earlier mail: a question, never a withdrawal. */
    RECALL("recall"),
    /** A short answer whose plain and HTML versions differ: a question. */
    CONTRADICTION("contradiction"),
    /** The charset of the text had to be guessed with little evidence: a question. */
    UNSURE_CHARSET("charset-unsure");

    private static final List<String> PROGRAMS = List.of(
            ".exe", ".scr", ".com", ".bat", ".cmd", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".lnk", ".msi",
            ".jar", ".ps1", ".pif", ".cpl", ".dll", ".reg", ".apk");

    private final String word;

    Finding(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static @Nullable Finding in(ParsedMail mail) {
        for (MailPart part : mail.parts()) {
            if (isProgram(part)) {
                return DANGEROUS_FILE;
            }
        }
        if (isUnsupported(mail)) {
            return UNSUPPORTED;
        }
        if (isRecall(mail)) {
            return RECALL;
        }
        if (NewText.isContradictory(mail)) {
            return CONTRADICTION;
        }
        return mail.unsure() ? UNSURE_CHARSET : null;
    }

    private static boolean isProgram(MailPart part) {
        byte[] content = part.content();
        boolean windows = content.length > 64 && content[0] == 'M' && content[1] == 'Z';
        boolean elf = content.length > 64 && content[0] == 0x7F && content[1] == 'E' && content[2] == 'L';
        if ((windows || elf) && !part.mediaType().startsWith("text/")) {
            return true;
        }
        String name = part.name() == null ? "" : part.name().toLowerCase(Locale.ROOT);
        return PROGRAMS.stream().anyMatch(name::endsWith);
    }

    private static boolean isUnsupported(ParsedMail mail) {
        boolean sealed = mail.mediaType().equals("multipart/encrypted")
                || ((mail.mediaType().equals("application/pkcs7-mime")
                                || mail.mediaType().equals("application/x-pkcs7-mime"))
                        && !"signed-data".equalsIgnoreCase(mail.parameters().get("smime-type")));
        return sealed || mail.contains("message/partial") || mail.contains("message/external-body");
    }

    private static boolean isRecall(ParsedMail mail) {
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        if (!subject.startsWith("撤回:") && !subject.startsWith("撤回：") && !subject.startsWith("recall:")) {
            return false;
        }
        String text = NewText.of(mail).toLowerCase(Locale.ROOT);
        return text.isEmpty()
                || text.contains("撤回邮件")
                || text.contains("would like to recall the message")
                || text.contains("wants to recall the message");
    }
}
