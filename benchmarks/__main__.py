"""All benchmarks, one after the other."""

from benchmarks import advice, answering, content, home, report, signing, start, window

for benchmark in (start, answering, advice, home, window, content, report, signing):
    benchmark.main()
