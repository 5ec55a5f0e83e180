package org.charterflow.mail;

/** Somebody needs all mail read that has arrived by now, and waits for it: a rehearsal, before its clock moves on. */
public record CatchUpWithMail() {}
