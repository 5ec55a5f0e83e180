package org.charterflow.mail;

/** A notice has been put into the outbox; once that is committed, it can be sent. */
record NoticeQueued() {}
