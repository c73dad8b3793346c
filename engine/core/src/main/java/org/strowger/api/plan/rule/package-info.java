/**
 * The language of context rules (rule X1): text in, a {@link org.strowger.api.plan.Plan.Rule} out.
 * {@link org.strowger.api.plan.rule.RuleCompiler} is the way in. No arbitrary code: a condition
 * compares facts of an interaction, its customer and its journey, in a size that is bounded.
 *
 * <p>Conditions:
 *
 * <pre>{@code
 * condition  = both { "or" both } ;
 * both       = single { "and" single } ;
 * single     = "not" single | comparison ;
 * comparison = value [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) value ] ;
 * value      = "(" condition ")" | fact | number | duration | text | "true" | "false"
 *            | "yes" | "no" | "unsaid" ;
 * fact       = name [ "(" argument { "," argument } ")" ] ;
 * argument   = text | duration | kind ;
 * kind       = "contact" | "page" | "action" | "photo" | "scan" | "location" | "ivr" | "bot"
 *            | "message" | "call" | "email" | "note" | "survey" | "form" ;
 * number     = [ "-" ] digit { digit } ;
 * duration   = number ( "ms" | "s" | "m" | "h" | "d" ) ;
 * text       = '"' { any character but '"' and '\' | '\"' | '\\' } '"' ;
 * name       = letter { letter | digit | "." | "-" | "_" } ;
 * }</pre>
 *
 * <p>Actions, each a text of its own:
 *
 * <pre>{@code
 * action = "queue" id
 *        | "require" id "at" number
 *        | "lower" id "to" number
 *        | "drop" id
 *        | "prefer" id
 *        | "credit" duration
 *        | "class" number
 *        | "affinity" ( "owner" | "last" | "agent" id )
 *        | "note" id ;
 * id     = name | text ;
 * }</pre>
 *
 * <p>Both sides of a comparison have one type: two numbers, two durations, or a fact that is a word
 * and a text, which then names a channel, a topic, a queue, a disposition or any word, as the fact
 * does. Only numbers and durations are ordered. Facts, and what holds where they are absent: {@link
 * org.strowger.codec.RuleOperation}. White space may stand between any two words.
 */
package org.strowger.api.plan.rule;
