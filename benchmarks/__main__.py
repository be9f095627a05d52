"""All benchmarks, one after the other."""

from benchmarks import answering, content, report, signing, start, window

for benchmark in (start, answering, window, content, report, signing):
    benchmark.main()
