"""Answers taken over from another assessment, chosen one by one."""
