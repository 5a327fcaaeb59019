"""The command line: files in; text, Markdown, HTML, JSON Lines or Parquet out.

`_command` has the options, `_run` the one loop behind them.  Worker processes make the bytes
that are written (`_render`); this process reads, counts (`_tally`), shows (`_terminal`) and
writes (`_sink`), so that a run that is killed can go on where it was (`_output`, `_checkpoint`).
"""
