package org.charterflow.mail.inbound;

import org.charterflow.language.Bilingual;

/** What the pipeline itself answers. */
final class Refusals {

    static final Bilingual WRONG_TOKEN = Bilingual.of(
            "收件地址不完整或有误，无法判断您的来信属于哪一事项。请直接回复我们发给您的邮件，不要改动收件地址。",
            "The address is incomplete or wrong, so we cannot tell what your mail is about."
                    + " Please reply to our mail without changing the address.");
    static final Bilingual EXPIRED_TOKEN = Bilingual.of(
            "该事项的答复期限已过，您的来信已登记，但未作处理。",
            "The time for answers in this matter is over. Your mail is on record but was not acted on.");
    static final Bilingual SEVERAL_TOKENS = Bilingual.of(
            "您的来信同时寄给了两个事项的答复地址。请就每一事项分别回复。",
            "Your mail went to the reply addresses of two matters at once. Please answer each one by itself.");
    static final Bilingual TOKEN_IN_QUOTATION = Bilingual.of(
            "您的来信引用了我们的一封邮件，但不是对那封邮件的回复，无法判断您是否要答复该事项。如是，请直接回复那封邮件；如想写信给秘书处，请直接回复本邮件。",
            "Your mail quotes one of ours, but is no reply to it, so we cannot tell whether you mean to answer it. If you"
                    + " do, please reply to that very mail; to write to the secretariat, please reply to this one.");
    static final Bilingual UNSUPPORTED = Bilingual.of(
            "我们无法处理加密、分段或仅含外部链接的邮件。请以普通邮件重新发送，文件请作为附件。",
            "We cannot take encrypted mail, parts of a cut mail, or mail that only points elsewhere."
                    + " Please send it again as plain mail with the files attached.");
    static final Bilingual RECALL = Bilingual.of(
            "我们收到一封“撤回邮件”的通知，它不会改变任何事项。如您想撤回或更改此前的来信，请用一句话说明。",
            "We received a recall of an earlier mail; it changes nothing. If you want to withdraw or change what you"
                    + " wrote, please say so in a sentence.");
    static final Bilingual CONTRADICTION = Bilingual.of(
            "您来信的纯文本与网页格式内容不一致，无法判断您的意思。请用纯文本重新回复。",
            "The plain text and the HTML of your mail say different things, so we cannot tell what you mean."
                    + " Please answer again in plain text.");

    static final Bilingual UNSURE_CHARSET = Bilingual.of(
            "无法确定您来信文字的编码，读出的内容可能有误，因此未作处理。请用 UTF-8 编码或纯文本重新发送。",
            "We cannot tell in which charset your mail is written, so what we read may be wrong and was not acted on."
                    + " Please send it again as UTF-8 or as plain text.");

    static final Bilingual NO_CONFIRMATION = Bilingual.of(
            "我们此前问您，一封以您的地址为发件人的邮件是否由您发出。如果是，请只回复“确认”；如果不是，请不必理会。" + "您这次回复的内容和附件未被采用。",
            "We asked whether a mail that names your address as its sender is yours. If it is, reply with nothing but"
                    + " \"confirm\"; if it is not, do nothing. What you wrote or attached this time was not taken.");
    static final Bilingual FILES_NOT_TAKEN = Bilingual.of(
            "您确认邮件由您发出的回复带有附件，附件未被采用。请只回复“确认”，不要附任何文件（签名图片也算），或打开我们询问邮件中的链接；此后再将文件另行发送。",
            "Your reply to our question whether a mail is yours came with files, which were not taken. Please reply with"
                    + " nothing but \"confirm\" and no file, not even a picture in the signature, or open the link in our"
                    + " question, and send the files in a mail of their own afterwards.");

    private Refusals() {}
}
